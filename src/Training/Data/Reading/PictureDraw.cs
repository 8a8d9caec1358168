namespace MLNetVision.Training.Data;

/// <summary>A picture's place in an epoch: its number in the source, and how often it has come before in the epoch.</summary>
internal readonly record struct PictureDraw(int Index, int Occurrence);
