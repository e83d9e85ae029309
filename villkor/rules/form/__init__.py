"""What is wrong with a form: the fault list of whoever makes one."""
