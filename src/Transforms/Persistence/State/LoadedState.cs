using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Persistence.State;

/// <summary>What a loaded model carries as texts. They come with every row, always the same ones: they are read once. Any number of threads may ask.</summary>
/// <param name="read">What the texts say.</param>
internal sealed class LoadedState<T>(Func<IEnumerable<ReadOnlyMemory<char>>, T> read)
{
    private readonly Lock _gate = new();
    private volatile Known? _known;

    /// <summary>What a row's texts say.</summary>
    public T Of(in VBuffer<ReadOnlyMemory<char>> texts)
    {
        // Equal memories are the same characters of the same text, not equal ones.
        var first = texts.GetValues()[0];
        if (_known is { } known && known.First.Equals(first))
        {
            return known.State;
        }

        lock (_gate)
        {
            if (_known is not { } now || !now.First.Equals(first))
            {
                _known = new Known(first, read([.. texts.DenseValues()]));
            }

            return _known.State;
        }
    }

    private sealed record Known(ReadOnlyMemory<char> First, T State);
}
