"""What is published, what an editor proposes and what others propose: on top of git's own command, which stays out of sight."""
