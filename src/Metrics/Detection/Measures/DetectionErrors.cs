namespace MLNetVision.Metrics;

/// <summary>
/// A detector's errors by kind (<see cref="FoundKind"/>), as TIDE parts them (Bolya, Foley, Hays and Hoffman 2020), and what each kind costs.
/// </summary>
/// <param name="AveragePrecision">What they lessen: the mean of the classes' average precision, as COCO's, at <see cref="MatchingRules.Overlap"/>.</param>
/// <param name="Localisation">The right class in an inexact place.</param>
/// <param name="Confusion">The wrong class in the right place.</param>
/// <param name="Both">The wrong class in an inexact place.</param>
/// <param name="Duplicate">Found before.</param>
/// <param name="Background">Where nothing is.</param>
/// <param name="Missed">Objects that no box is about.</param>
public sealed record DetectionErrors(
    double AveragePrecision, ErrorFigures Localisation, ErrorFigures Confusion, ErrorFigures Both, ErrorFigures Duplicate, ErrorFigures Background,
    ErrorFigures Missed);
