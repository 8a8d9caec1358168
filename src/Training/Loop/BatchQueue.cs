using MLNetVision.Networks.Engines;
using MLNetVision.Training.Data;

namespace MLNetVision.Training.Loop;

/// <summary>The batches of an epoch in their order; where the session brings them to its device beforehand, so many of them are read ahead.</summary>
internal sealed class BatchQueue
{
    private readonly IStagingSession? _staging;
    private readonly StepInputs _inputs;
    private readonly Batch[] _room;
    private int _first;
    private int _count;
    private bool _hasTaken;
    private bool _hasEnded;

    public BatchQueue(ISession session, StepInputs inputs, IReadOnlyList<BatchField> fields, int batchSize)
    {
        _staging = session is IStagingSession { BatchesAhead: > 0 } staging ? staging : null;
        _inputs = inputs;
        _room = [.. Enumerable.Range(0, 1 + (_staging?.BatchesAhead ?? 0)).Select(_ => new Batch(fields, batchSize))];
    }

    /// <summary>Begins an epoch; what was read ahead for another is forgotten.</summary>
    public void Begin()
    {
        (_first, _count, _hasTaken, _hasEnded) = (0, 0, false, false);
        _staging?.Unstage();
    }

    /// <summary>The next batch, or null at the end. The one before it is over with.</summary>
    public Batch? Next(IBatchReader reader)
    {
        if (_hasTaken)
        {
            _first = (_first + 1) % _room.Length;
            _count--;
        }

        while (!_hasEnded && _count < _room.Length)
        {
            Read(reader);
        }

        _hasTaken = _count > 0;
        return _hasTaken ? _room[_first] : null;
    }

    private void Read(IBatchReader reader)
    {
        var batch = _room[(_first + _count) % _room.Length];
        if (reader.Read(batch))
        {
            _count++;
            _staging?.Stage(_inputs.Of(batch));
        }
        else
        {
            _hasEnded = true;
        }
    }
}
