namespace MLNetVision.Metrics;

/// <summary>Of what the counts of a confusion matrix are shares.</summary>
public enum MatrixShare
{
    /// <summary>Of the rows of the actual class: each row of the matrix adds up to 1, and the diagonal is the recall.</summary>
    OfActual,

    /// <summary>Of the predictions of a class: each column adds up to 1, and the diagonal is the precision.</summary>
    OfPredicted,

    /// <summary>Of all rows.</summary>
    OfAll,
}
