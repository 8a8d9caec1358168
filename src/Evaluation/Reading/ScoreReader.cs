using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Evaluation.Reading;

/// <summary>Reads a row's scores into memory that is used again.</summary>
internal sealed class ScoreReader
{
    private readonly ValueGetter<VBuffer<float>> _getter;
    private readonly float[] _scores;
    private VBuffer<float> _buffer;

    public ScoreReader(DataViewRow row, DataViewSchema.Column column, int count)
    {
        _getter = row.GetGetter<VBuffer<float>>(column);
        _scores = new float[count];
    }

    public ReadOnlySpan<float> Read()
    {
        _getter(ref _buffer);
        if (_buffer.Length != _scores.Length)
            throw new InvalidOperationException($"EvaluateDetailed: a row has {_buffer.Length} scores where the column says {_scores.Length}.");
        _buffer.CopyTo(_scores);
        return _scores;
    }
}
