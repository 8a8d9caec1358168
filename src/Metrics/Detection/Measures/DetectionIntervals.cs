namespace MLNetVision.Metrics;

/// <summary>Confidence intervals of a detector's mean average precisions, of the same pictures drawn anew.</summary>
/// <param name="Voc2007">Of <see cref="DetectionMetrics.Voc2007"/>.</param>
/// <param name="Voc2010">Of <see cref="DetectionMetrics.Voc2010"/>.</param>
/// <param name="Coco">Of <see cref="CocoFigures.Average"/>.</param>
/// <param name="CocoAt50">Of <see cref="CocoFigures.At50"/>.</param>
/// <param name="CocoAt75">Of <see cref="CocoFigures.At75"/>.</param>
public sealed record DetectionIntervals(
    ConfidenceInterval Voc2007, ConfidenceInterval Voc2010, ConfidenceInterval Coco, ConfidenceInterval CocoAt50, ConfidenceInterval CocoAt75);
