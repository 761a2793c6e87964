"""Help at the place: the panel of the step, the words of the field, the keys, the tour, about. All offline."""
