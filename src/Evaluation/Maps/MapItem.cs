using MLNetVision.Imaging;

namespace MLNetVision.Evaluation;

/// <summary>What stands at a place of every map of a page.</summary>
/// <param name="Name">What it is called, such as its file.</param>
/// <param name="Group">Items of a group have a colour in common; empty for none.</param>
/// <param name="Picture">What is shown when it is pointed at; null for its name alone. Large pictures become small ones.</param>
public sealed record MapItem(string Name, string Group = "", Image<byte>? Picture = null);
