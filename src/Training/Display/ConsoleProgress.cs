using System.Diagnostics;
using MLNetVision.Training.Events;

namespace MLNetVision.Training.Display;

/// <summary>
/// Tells on a console how a run goes: a line an epoch. On a terminal the last line moves along with the steps; elsewhere, in files and pipes, a line comes
/// every ten seconds. Work without epochs is told in the same way, but leaves no line behind.
/// </summary>
public sealed class ConsoleProgress : IObserver<TrainingEvent>
{
    private const int UsualWidth = 80;
    private static readonly TimeSpan PauseOfTerminal = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseOfFile = TimeSpan.FromSeconds(10);
    private readonly TextWriter _output;
    private readonly string _unit;
    private readonly int _width;
    private RunText? _text;
    private readonly Stopwatch _sinceWork = Stopwatch.StartNew();
    private TimeSpan _last;
    private int _shown;

    /// <summary>Tells on the standard output.</summary>
    /// <param name="unit">What the rows of the data are.</param>
    public ConsoleProgress(string unit = "images")
        : this(Console.Out, Console.IsOutputRedirected ? 0 : TerminalWidth(), unit)
    {
    }

    /// <summary>Tells anywhere.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="width">Characters in a line of the terminal; 0 where the output is none.</param>
    /// <param name="unit">What the rows of the data are.</param>
    public ConsoleProgress(TextWriter output, int width, string unit = "images")
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        (_output, _width, _unit) = (output, width, unit);
    }

    /// <summary>On the standard error, which leaves the standard output to results.</summary>
    /// <param name="unit">What the rows of the data are.</param>
    public static ConsoleProgress OnError(string unit = "images") => new(Console.Error, Console.IsErrorRedirected ? 0 : TerminalWidth(), unit);

    /// <inheritdoc/>
    public void OnNext(TrainingEvent value)
    {
        switch (value)
        {
            case RunStarted start:
                _text = new RunText(_unit, start);
                if (start.ResumedFrom is { } checkpoint)
                {
                    Write($"Goes on from {checkpoint}");
                }

                break;
            case StepTaken step when step.Elapsed - _last >= (_width > 0 ? PauseOfTerminal : PauseOfFile):
                _last = step.Elapsed;
                Tell(step);
                break;
            case EpochEnded epoch:
                _last = epoch.Elapsed;
                Write(_text!.Epoch(epoch));
                break;
            case FitProgressed work:
                Tell(work);
                break;
            case RunStopped stopped:
                Write(stopped.Message);
                break;
        }
    }

    void IObserver<TrainingEvent>.OnCompleted()
    {
    }

    void IObserver<TrainingEvent>.OnError(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        Write(error.Message);
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }

    private void Tell(StepTaken step)
    {
        if (_width == 0)
        {
            _output.WriteLine(_text!.Step(step));
            return;
        }

        Move($"{_text!.Bar(step)} {_text.Step(step)}");
    }

    /// <summary>On a terminal a line moves along until the work is done, and leaves nothing behind.</summary>
    private void Tell(FitProgressed work)
    {
        var line = $"{work.Work} {work.Done}/{work.Total}";
        var isDue = _sinceWork.Elapsed >= (_width > 0 ? PauseOfTerminal : PauseOfFile);
        if (_width > 0 && work.Done >= work.Total)
        {
            Erase();
        }
        else if (_width > 0 && (isDue || _shown == 0))
        {
            _sinceWork.Restart();
            Move($"{RunText.Bar((double)work.Done / work.Total)} {line}");
        }
        else if (_width == 0 && isDue)
        {
            _sinceWork.Restart();
            _output.WriteLine(line);
        }
    }

    private void Erase()
    {
        if (_shown > 0)
        {
            _output.Write($"\r{"".PadRight(_shown)}\r");
            _output.Flush();
            _shown = 0;
        }
    }

    private void Move(string line)
    {
        line = line[..Math.Min(line.Length, _width - 1)];
        _output.Write($"\r{line.PadRight(_shown)}");
        _output.Flush();
        _shown = line.Length;
    }

    /// <summary>A line that stays, in the place of the one that moves.</summary>
    private void Write(string line)
    {
        _output.WriteLine(_shown > 0 ? $"\r{line.PadRight(_shown)}" : line);
        _shown = 0;
    }
}
