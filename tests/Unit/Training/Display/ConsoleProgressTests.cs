using MLNetVision.Training;
using MLNetVision.Training.Display;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Unit.Training.Display;

public class ConsoleProgressTests
{
    private static readonly EpochResult FirstEpoch = new(1, 40, 0.002, new Dictionary<string, double> { ["loss"] = 0.51239, ["accuracy"] = 0.98765 });

    [Fact]
    public void A_file_gets_a_line_an_epoch_and_the_reason_of_the_end()
    {
        var lines = Told(
            0, new RunStarted("small", 3, 40, 0, null), Step(1, seconds: 1), new EpochEnded(FirstEpoch, 1234.6, TimeSpan.FromSeconds(75)),
            new RunStopped(StopReason.Completed, "All 3 epochs are done.", FirstEpoch)).Split(Environment.NewLine);

        Assert.Equal(
            ["epoch 1/3  loss 0.5124  accuracy 98.77 %  rate 0.002  1,235 images/s  0:01:15 left", "All 3 epochs are done.", ""],
            lines);
    }

    [Fact]
    public void A_file_hears_of_steps_every_ten_seconds()
    {
        var text = Told(0, new RunStarted("small", 3, 40, 0, null), Step(1, seconds: 9), Step(2, seconds: 11), Step(3, seconds: 15), Step(4, seconds: 21.5));

        Assert.Equal(["step 2/40", "step 4/40"], text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split("  ")[1]));
    }

    [Fact]
    public void On_a_terminal_one_line_moves_and_an_epoch_takes_its_place()
    {
        var text = Told(60, new RunStarted("small", 3, 40, 0, null), Step(10, seconds: 1), Step(20, seconds: 2), new EpochEnded(FirstEpoch, 0, null));

        var parts = text.Split('\r');
        Assert.Equal("", parts[0]);
        Assert.StartsWith("██████░", parts[1], StringComparison.Ordinal);
        Assert.StartsWith("████████████░", parts[2], StringComparison.Ordinal);
        Assert.All(parts[1..3], p => Assert.InRange(p.Length, 1, 59));
        Assert.StartsWith("epoch 1/3", parts[3], StringComparison.Ordinal);
        Assert.True(parts[3].TrimEnd('\r', '\n').Length >= parts[2].Length, "the moving line shows behind the one that took its place");
    }

    [Fact]
    public void A_resumed_run_names_its_checkpoint() =>
        Assert.Equal("Goes on from run/4.checkpoint", Told(0, new RunStarted("small", 3, 40, 160, "run/4.checkpoint")).TrimEnd());

    [Fact]
    public void Work_without_epochs_moves_a_line_on_a_terminal_and_leaves_nothing_behind()
    {
        var text = Told(60, new FitProgressed("neighbours", 1, 4), new FitProgressed("neighbours", 4, 4), new FitProgressed("places", 1, 1));

        var parts = text.Split('\r');
        Assert.Equal(["", $"{new string('█', 6)}{new string('░', 18)} neighbours 1/4", new string(' ', parts[1].Length), ""], parts);
    }

    private static StepTaken Step(int batch, double seconds) =>
        new(1, batch, batch, 0.5, 0.6, 0.01, 32, 100, null) { Elapsed = TimeSpan.FromSeconds(seconds) };

    private static string Told(int width, params TrainingEvent[] events)
    {
        using var output = new StringWriter();
        var progress = new ConsoleProgress(output, width);
        foreach (var news in events)
        {
            progress.OnNext(news);
        }

        return output.ToString();
    }
}
