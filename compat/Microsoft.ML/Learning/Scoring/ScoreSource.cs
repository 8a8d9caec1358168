using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The score of a cursor's current row, computed once however many columns ask for it.</summary>
internal sealed class ScoreSource<TScore>
{
    private readonly IScoringModel<TScore> _model;
    private readonly ValueGetter<VBuffer<float>> _features;
    private readonly OncePerRow _once;
    private VBuffer<float> _current;
    private TScore _score;

    public ScoreSource(DataViewRow row, DataViewSchema.Column features, IScoringModel<TScore> model)
    {
        _model = model;
        _features = row.GetGetter<VBuffer<float>>(features);
        _once = new OncePerRow(row, Compute);
    }

    public ref readonly TScore Current()
    {
        _once.Ensure();
        return ref _score;
    }

    private void Compute()
    {
        _features(ref _current);
        _model.Score(_current, ref _score);
    }
}
