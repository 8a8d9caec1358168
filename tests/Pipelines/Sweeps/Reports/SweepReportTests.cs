using MLNetVision.Sweeps;
using MLNetVision.Training;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps.Reports;

public sealed class SweepReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-sweep-report-").FullName;
    private readonly Microsoft.ML.MLContext _ml = new(seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_record_alone_gives_the_report_of_the_result()
    {
        var options = Sweeping.Options with { Pruning = new SuccessiveHalving(), Budget = new SweepBudget { Trials = 4 } };
        var result = Sweeping.Make(_ml, options, new SweepRun { Folder = _folder }, epochs: 3).Search(Trainers.Blots.View(_ml, 80));
        var read = SweepReport.Read(_folder);
        var call = Assert.Single(read.Calls);

        Assert.Equal(result.ToHtml(), read.ToHtml());
        Assert.Equal(read.ToHtml(), SweepReport.Read(Path.Combine(_folder, "trials.jsonl")).ToHtml());
        Assert.Equal(result.Best.Number, read.Best!.Number);
        Assert.Equal(result.Front.Select(t => t.Number), read.Front.Select(t => t.Number));
        Assert.Equal([new FigureGoal("accuracy", MetricGoal.Larger)], read.Objectives);
        Assert.Equal((80, 60, 20), (call.Rows.All, call.Rows.Train, call.Rows.Validation));
        Assert.Equal(options, call.Options);
        Assert.Equal((SweepEnding.TrialsUsed, 1, "managed"), (call.Ending, call.Threads, call.Engine));
        Assert.True(call.Refit > TimeSpan.Zero && call.Ended > call.Began);
        Assert.All(read.Trials, t => Assert.True(t.Ended >= t.Began && t.Began >= call.Began));
    }

    [Fact]
    public void A_sweep_that_goes_on_is_called_twice_and_one_without_an_end_says_so()
    {
        var run = new SweepRun { Folder = _folder };
        var options = Sweeping.Options with { Budget = new SweepBudget { Trials = 1 }, Refit = false };
        Sweeping.Make(_ml, options, run).Search(Trainers.Blots.View(_ml, 80));
        Sweeping.Make(_ml, options with { Budget = new SweepBudget { Trials = 2, Target = 0.01 } }, run).Search(Trainers.Blots.View(_ml, 80));

        Assert.Equal([SweepEnding.TrialsUsed, SweepEnding.TargetReached], SweepReport.Read(_folder).Calls.Select(c => c.Ending!.Value));
        var record = Path.Combine(_folder, "trials.jsonl");
        var lines = File.ReadAllLines(record);
        Assert.DoesNotContain("has no end", SweepReport.Read(record).ToHtml(), StringComparison.Ordinal);
        for (var kept = 1; kept < lines.Length; kept++)
        {
            File.WriteAllLines(record, lines[..kept]);
            var html = SweepReport.Read(record).ToHtml();
            Assert.Equal(kept > 1 && !lines[kept - 1].Contains("\"return\"", StringComparison.Ordinal), html.Contains("has no end", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(0, "No trial has been begun yet.")]
    [InlineData(1, "1 trial tells of it; 8 have to.")]
    [InlineData(3, "2 trials tell of it; 8 have to.")]
    public void Reports_of_next_to_nothing_say_what_is_missing(int trials, string words)
    {
        var report = SampleSweeps.Make(trials, 2);

        Assert.Contains(words, report.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(trials > 0, report.Best is not null);
        Assert.Empty(report.Importance().Parameters);
    }

    [Fact]
    public void What_trials_say_is_escaped()
    {
        var html = SampleSweeps.Make(30, 2, odd: "</script><img src=x onerror=document.title=1>").ToHtml();

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Equal((2, 2), (html.Split("<script").Length - 1, html.Split("</script").Length - 1));
    }

    [Fact]
    public void The_card_of_the_refitted_model_tells_the_story_and_keeps_it_when_saved()
    {
        var result = Sweeping.Make(_ml, Sweeping.Options with { Budget = new SweepBudget { Trials = 2 } }, new SweepRun()).Search(Trainers.Blots.View(_ml, 80));
        var model = Assert.IsType<MLNetVision.Trainers.TrainedImageModel>(result.Model).Model;
        var card = model.Card;
        var saved = Path.Combine(_folder, "best.mlnv");
        MLNetVision.Transforms.VisionModel.Save(model, saved);

        Assert.Contains($"## What was chosen: trial {result.Best.Number}", card.Story, StringComparison.Ordinal);
        Assert.Contains("2 trials (2 complete)", card.Story, StringComparison.Ordinal);
        Assert.Contains("all trials of the budget were begun", card.Story, StringComparison.Ordinal);
        Assert.Contains($"| accuracy | {result.Best.Objectives[0]:F4} |", card.Story, StringComparison.Ordinal);
        Assert.Equal(card.Story, MLNetVision.Transforms.VisionModel.Load(saved).Model.Card.Story);
        Assert.Contains(MLNetVision.Onnx.OnnxExporter.ToOnnx(model.Network, model.Weights, card).Metadata, m => m.Key == "story" && m.Value == card.Story);
    }

    [Fact]
    public void A_card_in_Markdown_has_the_whole_story()
    {
        var card = SampleSweeps.Make(40, 2, odd: " <b>|") with { HeldOut = new Dictionary<string, double> { ["accuracy"] = 0.9712 } };
        var text = card.ToMarkdown();

        string[] told =
        [
            "40 trials (", "## What was chosen: trial", "| accuracy | 0.9712 | rows that the sweep never saw |", "## What was tried",
            "4 to 64, whole, by ratios", "## The 5 best trials", "## The Pareto front", "## Errors", "## How it was searched", "Hyperband, 1 to 27 epochs",
            "4,000; a trial is fitted to 3,200", "| Budget: Trials | 40 of 60 |", "| Seed | 0;", "| MLNetVision | 0.1.0 |",
            "fitted once more to all rows, in 12 s",
        ];
        Assert.All(told, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
    }
}
