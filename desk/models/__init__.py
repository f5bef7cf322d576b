from desk.models.uploads import Outcome, Upload, UploadRow, UploadState

__all__ = ["Outcome", "Upload", "UploadRow", "UploadState"]
