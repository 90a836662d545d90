"""What one person does is theirs alone: memos, reflections, lines they give by their own choice, and their terms."""
