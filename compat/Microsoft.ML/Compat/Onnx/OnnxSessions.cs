using Microsoft.ML.Transforms.Onnx;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx.Proto;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>
/// Runs a model for all the rows and threads that want it, one at a time, on all processors. Rows of one size share a session; of models that take several
/// sizes the sessions used last are kept, so that memory has a bound.
/// </summary>
internal sealed class OnnxSessions(ModelProto model, int? threads) : IDisposable
{
    private const int MostSessions = 4;

    private readonly Lock _gate = new();
    private readonly LinkedList<OnnxSession> _sessions = new();
    private bool _disposed;

    // A session has threads, which end only with it.
    ~OnnxSessions() => Close();

    /// <summary>Makes the session for rows of certain sizes, so that what is wrong with the model shows now.</summary>
    public void Prepare(Func<string, IReadOnlyList<int>> dims)
    {
        lock (_gate)
            Find(dims);
    }

    /// <inheritdoc cref="OnnxSession.Run"/>
    public void Run(IReadOnlyDictionary<string, HostTensor> inputs, Dictionary<string, HostTensor> outputs)
    {
        lock (_gate)
            Find(name => inputs.GetValueOrDefault(name)?.Dims).Run(inputs, outputs);
        GC.KeepAlive(this);
    }

    public void Dispose()
    {
        lock (_gate)
            Close();
        GC.SuppressFinalize(this);
    }

    private OnnxSession Find(Func<string, IReadOnlyList<int>> dims)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(OnnxTransformer));
        var place = _sessions.First;
        while (place is not null && !place.Value.Fits(dims))
            place = place.Next;
        if (place is not null && place == _sessions.First)
            return place.Value;
        if (place is null)
        {
            place = new(OnnxSession.Open(model, dims, threads));
            if (_sessions.Count == MostSessions)
                DropOldest();
        }
        else
        {
            _sessions.Remove(place);
        }

        _sessions.AddFirst(place);
        return place.Value;
    }

    private void DropOldest()
    {
        _sessions.Last.Value.Dispose();
        _sessions.RemoveLast();
    }

    private void Close()
    {
        _disposed = true;
        while (_sessions.Count > 0)
            DropOldest();
    }
}
