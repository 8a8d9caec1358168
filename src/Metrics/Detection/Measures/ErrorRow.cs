namespace MLNetVision.Metrics;

/// <summary>A box that counts.</summary>
/// <param name="Label">Its class.</param>
/// <param name="Score">How sure it is.</param>
/// <param name="Kind">Right, or which error.</param>
/// <param name="Truth">The number, among all pictures' objects, of the object that would be found were the box mended; -1 where there is none.</param>
/// <param name="TruthLabel">The class of that.</param>
internal readonly record struct ErrorRow(int Label, float Score, FoundKind Kind, int Truth, int TruthLabel);
