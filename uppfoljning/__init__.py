"""Top floor: start page, overviews, follow-up and the yearly report; imports every floor below."""
