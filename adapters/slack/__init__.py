"""Slack as a chat platform: signed requests or Socket Mode in, Block Kit out."""
