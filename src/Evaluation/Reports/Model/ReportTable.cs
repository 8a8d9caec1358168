namespace MLNetVision.Evaluation;

/// <summary>A table of a report.</summary>
public enum ReportTable
{
    /// <summary>The figures of the whole, with their intervals.</summary>
    Figures,

    /// <summary>The figures of each class.</summary>
    Classes,

    /// <summary>The confusion matrix, counts: a row for each actual class.</summary>
    Confusion,

    /// <summary>What came of each row, where that was kept; else the mistakes and the least certain rows.</summary>
    Outcomes,
}
