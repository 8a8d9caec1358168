namespace MLNetVision.Training.Loop;

/// <summary>How fast a run goes, in this process.</summary>
internal sealed class Pace(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private long _epochStart;
    private long _rows;
    private long _steps;

    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>Rows a second since the epoch began or was resumed; 0 while no time has passed.</summary>
    public double RowsPerSecond
    {
        get
        {
            var seconds = clock.GetElapsedTime(_epochStart).TotalSeconds;
            return seconds > 0 ? _rows / seconds : 0;
        }
    }

    public void BeginEpoch()
    {
        _epochStart = clock.GetTimestamp();
        _rows = 0;
    }

    public void Count(int rows)
    {
        _rows += rows;
        _steps++;
    }

    /// <summary>What so many steps will take at the mean speed so far, measuring and saving included.</summary>
    public TimeSpan? TimeLeft(long steps) => _steps > 0 ? Elapsed * ((double)Math.Max(0, steps) / _steps) : null;
}
