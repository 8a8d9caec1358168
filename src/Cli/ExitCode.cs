namespace MLNetVision.Cli;

/// <summary>What mlvision tells the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The work was understood but could not be done, or its result is not good enough for what was asked.</summary>
    public const int Failure = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C, as shells number it.</summary>
    public const int Cancelled = 130;
}
