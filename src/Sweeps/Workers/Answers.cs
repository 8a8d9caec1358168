using System.Threading.Channels;

namespace MLNetVision.Sweeps.Workers;

/// <summary>What the sweep tells a worker, read as it comes: to stop at once, or that nobody is there any more.</summary>
internal sealed class Answers : IDisposable
{
    public const string Go = "go";
    public const string Stop = "stop";

    private readonly CancellationTokenSource _stop;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    /// <param name="reader">Where answers come from; a thread of its own reads it, which ends with the process.</param>
    /// <param name="cancellation">Stops too.</param>
    public Answers(TextReader reader, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        new Thread(() => Read(reader)) { IsBackground = true, Name = "answers" }.Start();
    }

    /// <summary>Cancelled when the trial is to stop.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>Whether to go on after an epoch.</summary>
    public bool GoesOn()
    {
        try
        {
            return _lines.Reader.ReadAsync(Stopped).AsTask().GetAwaiter().GetResult() == Go;
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            return false;
        }
    }

    public void Dispose() => _lines.Writer.TryComplete();

    private void Read(TextReader reader)
    {
        while (reader.ReadLine() is { } line && line == Go)
        {
            _lines.Writer.TryWrite(line);
        }

        _stop.Cancel();
    }
}
