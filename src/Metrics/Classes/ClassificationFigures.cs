namespace MLNetVision.Metrics;

/// <summary>The figures of each class and their averages, as scikit-learn's classification report has them.</summary>
/// <param name="Classes">One a class, in their order.</param>
/// <param name="Micro">Of the sums of the counts: each row counts the same.</param>
/// <param name="Macro">The mean of the classes: each class counts the same.</param>
/// <param name="Weighted">The mean of the classes, each counting as often as it occurs.</param>
/// <param name="Beta">How much more recall counts than precision in FBeta.</param>
public sealed record ClassificationFigures(
    IReadOnlyList<ClassFigures> Classes, AverageFigures Micro, AverageFigures Macro, AverageFigures Weighted, double Beta)
{
    /// <summary>The figures of a confusion matrix.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="beta">How much more recall counts than precision in FBeta.</param>
    /// <param name="zeroDivision">What a share of nothing is: 0, or 1, or not a number, which averages leave out.</param>
    /// <param name="absentClasses">Whether the macro mean counts classes that neither occur nor were predicted.</param>
    public static ClassificationFigures Of(ConfusionMatrix matrix, double beta = 1, double zeroDivision = 0, bool absentClasses = false)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var classes = Enumerable.Range(0, matrix.Classes);
        return Of([.. classes.Select(c => ClassFigures.Of(c, matrix[c, c], matrix.Support(c), matrix.Predicted(c), beta, zeroDivision))],
            beta, zeroDivision, absentClasses);
    }

    /// <summary>The figures of classes, or of the labels of rows that have any number of them.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="beta">How much more recall counts than precision in FBeta.</param>
    /// <param name="zeroDivision">What a share of nothing is.</param>
    /// <param name="absentClasses">Whether the macro mean counts classes that neither occur nor were predicted.</param>
    public static ClassificationFigures Of(
        IReadOnlyList<ClassFigures> classes, double beta = 1, double zeroDivision = 0, bool absentClasses = false)
    {
        ArgumentNullException.ThrowIfNull(classes);
        var all = ClassFigures.Of(-1, classes.Sum(c => c.Right), classes.Sum(c => c.Support), classes.Sum(c => c.Predicted), beta, zeroDivision);
        return new ClassificationFigures(
            classes,
            new AverageFigures(all.Precision, all.Recall, all.F1, all.FBeta),
            AverageFigures.Of(classes, c => absentClasses || c.Support + c.Predicted > 0 ? 1 : 0, zeroDivision),
            AverageFigures.Of(classes, c => c.Support, zeroDivision),
            beta);
    }
}
