"""What a shell suggests while a command is being typed."""
