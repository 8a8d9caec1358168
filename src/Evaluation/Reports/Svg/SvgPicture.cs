namespace MLNetVision.Evaluation.Reports;

/// <summary>A chart: its size in units that a page scales, what a screen reader says, and its elements.</summary>
internal sealed record SvgPicture(double Width, double Height, string Title, string Description, string Body);
