"""Listings as spreadsheets: out as CSV and XLSX, and in again by way of an upload."""
