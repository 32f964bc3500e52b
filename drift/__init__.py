"""Starting and stopping: environment, database, web and worker. Standard library only."""
