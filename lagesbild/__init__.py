"""Second floor: underlag, merge, joint lägesbild, places and causes; imports samverkan."""
