"""What has changed since an earlier Word file, shown in a new one."""
