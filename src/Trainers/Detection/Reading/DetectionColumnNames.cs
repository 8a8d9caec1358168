namespace MLNetVision.Trainers.Detection;

/// <summary>The columns that a detector is trained on.</summary>
/// <param name="Label">A vector of keys, one an object.</param>
/// <param name="Boxes">A vector of numbers, four an object.</param>
/// <param name="Image">Images.</param>
/// <param name="Difficult">A vector of truth values, one an object; null for none.</param>
internal sealed record DetectionColumnNames(string Label, string Boxes, string Image, string? Difficult);
