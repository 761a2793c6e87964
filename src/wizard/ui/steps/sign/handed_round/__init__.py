"""While the screen is handed round: the projector, who is next, what a signer reads, and the ways to sign."""
