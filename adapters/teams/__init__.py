"""Microsoft Teams. The one place that knows Microsoft's framework, its cards and its tokens."""
