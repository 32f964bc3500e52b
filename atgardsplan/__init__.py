"""Third floor: local agreement, priorities, measures and handlingsplan; imports the floors below."""
