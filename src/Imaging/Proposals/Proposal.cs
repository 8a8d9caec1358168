namespace MLNetVision.Imaging;

/// <summary>A part of a picture in which an object may be.</summary>
/// <param name="Region">Where.</param>
/// <param name="Score">How promising it is; greater is better, comparable within one picture only.</param>
public readonly record struct Proposal(PixelRegion Region, float Score);
