"""Handing the screen round: the projector check, the next signer, what a signer reads, and the ways to sign."""
