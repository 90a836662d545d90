"""The weekly digest: what a coordinator needs to know of their boards, and never who answered what, or who did not."""
