"""The parts of the Sign step: closing, handing over, one partner's page, the ways to sign, reopening."""
