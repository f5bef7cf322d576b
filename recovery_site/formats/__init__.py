"""How dates and moments are written, where Django has another custom than ours."""
