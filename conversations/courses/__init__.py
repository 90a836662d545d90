"""What the rounds of one framework came to, one after the other: found in what was published, and in nothing else."""
