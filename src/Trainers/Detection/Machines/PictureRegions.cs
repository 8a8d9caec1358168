using MLNetVision.Metrics;

namespace MLNetVision.Trainers.Detection;

/// <summary>The regions of a picture: where they are, their features, and what they count as.</summary>
internal sealed record PictureRegions(IReadOnlyList<Box> Boxes, IReadOnlyList<TrueBox> Truths, StoredRows Features, RegionLabels Labels);
