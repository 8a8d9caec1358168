using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation.Pictures;

namespace MLNetVision.Evaluation.Running;

/// <summary>Keeps the worst mistakes, the least certain rows, and every outcome where that was asked for.</summary>
internal sealed class Examples(DataViewRow row, EvaluationOptions options)
{
    private readonly RowDetails _details = new(row, options);
    private readonly ExampleKeeper _mistakes = new(options.Examples), _uncertain = new(options.Examples);
    private readonly List<RowOutcome> _all = [];

    /// <summary>Looks at a row. The outcome is made only when it is kept.</summary>
    /// <param name="badness">How bad a mistake it is; not a number for none.</param>
    /// <param name="doubt">How unsure the model is; not a number where that cannot be said.</param>
    /// <param name="outcome">Makes the outcome.</param>
    public void Offer(double badness, double doubt, Func<RowOutcome> outcome)
    {
        var named = options.KeepOutcomes ? _details.Name(outcome()) : null;
        if (named is not null)
            _all.Add(named);
        RowOutcome Shown() => _details.Show(named ?? _details.Name(outcome()));
        _mistakes.Offer(badness, row.Position, Shown);
        _uncertain.Offer(doubt, row.Position, Shown);
    }

    public T AddTo<T>(T result)
        where T : EvaluationResult =>
        (T)(result with { Mistakes = _mistakes.Take(_details), Uncertain = _uncertain.Take(_details), Outcomes = _all });
}
