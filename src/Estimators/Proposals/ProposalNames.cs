using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Estimators;

/// <summary>The columns that proposals become.</summary>
internal sealed record ProposalNames(string Boxes, string? Scores)
{
    public void Validate()
    {
        if (Scores is { Length: 0 } || Scores == Boxes)
        {
            throw new ArgumentException(
                $"{ProposalsEstimator.Owner}: the column of scores has to have a name of its own, not '{Scores}', which is none or that of the boxes.");
        }
    }

    public IEnumerable<DataViewSchema.DetachedColumn> Columns()
    {
        var numbers = new VectorDataViewType(NumberDataViewType.Single);
        yield return new(Boxes, numbers);
        if (Scores is { } scores)
        {
            yield return new(scores, numbers);
        }
    }
}
