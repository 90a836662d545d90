"""What leaves as a file: board papers, tables, and the pack for the public record."""
