"""What has been written in Word and in the report since they were one, put together."""
