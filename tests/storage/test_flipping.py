from tests.torture.flipping import flip_rounds


def test_damage_at_random_is_always_refused_or_harmless() -> None:
    flips = flip_rounds(cases=1_500, seed=7)
    assert flips.taken == 0, str(flips)
    assert flips.refused > 1_000, str(flips)
