namespace MLNetVision.Evaluation.Reports;

/// <summary>A table of an evaluation of detections: cells with all digits, or as people read them.</summary>
internal sealed record DetectionSection(string Heading, string[] Columns, IReadOnlyList<string[]> Rows);
