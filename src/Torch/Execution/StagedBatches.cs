using MLNetVision.Networks.Engines;

namespace MLNetVision.Torch.Execution;

/// <summary>
/// Batches on their way to the device before their turn. Each is copied by a task into pinned memory of its own place, and from there without waiting; a place
/// is used again when the step that took its batch is done, and has waited for the device.
/// </summary>
internal sealed class StagedBatches(Placement placement) : IDisposable
{
    private readonly Queue<StagedBatch> _queue = new();
    private readonly HostTransfer[] _places = [.. Enumerable.Range(0, placement.BatchesAhead + 1).Select(_ => new HostTransfer(placement))];
    private StagedBatch? _taken;
    private int _next;

    public void Stage(IReadOnlyDictionary<string, HostTensor> inputs)
    {
        if (_queue.Count == _places.Length)
        {
            throw new InvalidOperationException($"{_queue.Count} batches are staged already; take a step with the first of them.");
        }

        var place = _places[_next];
        _next = (_next + 1) % _places.Length;
        Dictionary<string, HostTensor> given = new(inputs, StringComparer.Ordinal);
        _queue.Enqueue(new StagedBatch(given, Task.Run(() => Copy(place, given))));
    }

    /// <summary>The tensors of a batch that was staged, or null; batches before it whose turn was missed are forgotten.</summary>
    public IReadOnlyDictionary<string, Tensor>? Take(IReadOnlyDictionary<string, HostTensor> inputs)
    {
        Release();
        while (_queue.TryDequeue(out var batch))
        {
            _taken = batch;
            if (batch.Is(inputs))
            {
                return batch.Copying.GetAwaiter().GetResult();
            }

            Release();
        }

        return null;
    }

    /// <summary>Lets go of the batch that was taken last.</summary>
    public void Release()
    {
        if (_taken is not { } taken)
        {
            return;
        }

        _taken = null;
        Task.WaitAny(taken.Copying);
        foreach (var tensor in taken.Copying.IsCompletedSuccessfully ? taken.Copying.Result.Values : Enumerable.Empty<Tensor>())
        {
            tensor.Dispose();
        }
    }

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        Release();
        while (_queue.TryDequeue(out _taken))
        {
            Release();
        }
    }

    public void Dispose()
    {
        Clear();
        Array.ForEach(_places, p => p.Dispose());
    }

    private static Dictionary<string, Tensor> Copy(HostTransfer place, Dictionary<string, HostTensor> inputs)
    {
        using var scope = torch.NewDisposeScope();
        return inputs.ToDictionary(i => i.Key, i => scope.Detach(place.In(i.Key, i.Value)), StringComparer.Ordinal);
    }

    private sealed record StagedBatch(Dictionary<string, HostTensor> Inputs, Task<Dictionary<string, Tensor>> Copying)
    {
        /// <summary>Whether these are the very tensors.</summary>
        public bool Is(IReadOnlyDictionary<string, HostTensor> inputs) =>
            inputs.Count == Inputs.Count && inputs.All(i => Inputs.TryGetValue(i.Key, out var mine) && ReferenceEquals(mine, i.Value));
    }
}
