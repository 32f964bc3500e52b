"""Third floor: local agreement, priorities, measures and the city's handlingsplan; imports lagesbild and samverkan."""
