using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>Callers' mistakes: every engine refuses them in the same words, and a session that refused one goes on as if nothing had been asked.</summary>
public class MistakeTests
{
    private const int Rows = 3;

    private static readonly Case Classifier = new("mistakes", s =>
    {
        var features = s.Picture(3, 5, 4).Conv2d(9, 3, name: "conv").BatchNorm(name: "bn").Relu().Flatten().Dropout(0.3f);
        var words = s.Classes("words", ["N", 2], 6).Embedding(6, 4).Flatten();
        var scores = features.Concat([words]).Dense(5, name: "fc");
        s.Give("scores", scores);
        s.Lose(scores.Then(new CrossEntropy(), "loss", s.Classes("target", ["N"], 5)));
    })
    {
        Frozen = ["conv.bias"],
    };

    /// <summary>What is done to a batch that fits, and words of the refusal.</summary>
    private static readonly Dictionary<string, (Action<Dictionary<string, HostTensor>> Spoil, string[] Words)> InBatches = new()
    {
        ["another size"] = (b => b["x"] = new(DType.Float32, Rows, 3, 5, 5), ["'case' expects its input 'x'", "Float32[3, 3, 5, 5]", "axis 3 has to be 4"]),
        ["another rank"] = (b => b["x"] = new(DType.Float32, Rows, 60), ["'case' expects its input 'x'", "Float32[3, 60]"]),
        ["another element"] = (b => b["x"] = new(DType.Float64, Rows, 3, 5, 4), ["'case' expects its input 'x'", "Float64[3, 3, 5, 4]"]),
        ["an element of another kind"] = (b => b["words"] = new(DType.Int32, Rows, 2), ["'case' expects its input 'words'", "Int32[3, 2]"]),
        ["an input left out"] = (b => b.Remove("x"), ["'case' needs its input 'x'", "'words'"]),
        ["an input too many"] = (b => b["mask"] = new(DType.Bool, Rows), ["'case' has no input 'mask'", "'x', 'words', 'target'"]),
        ["no rows"] = (b => Resize(b, 0), ["'N' has to be from 1 to 3", "Give at least one row"]),
        ["more rows than planned"] = (b => Resize(b, Rows + 1), ["'N' has to be from 1 to 3", "SessionOptions.Sizes", "but is 4"]),
        ["different numbers of rows"] = (b => b["words"] = new(DType.Int64, 2, 2), ["'N' is 3 elsewhere in these inputs and cannot be 2"]),
        ["a word that there is not"] = (b => b["words"].As<long>()[3] = 6, ["(Embedding) expects indices from 0 to 5, but got 6"]),
    };

    private static readonly Dictionary<string, (Action<Dictionary<string, HostTensor>> Spoil, string[] Words)> InTargets = new()
    {
        ["a class that there is not"] = (b => b["target"].As<long>()[1] = 5, ["'loss' (CrossEntropy)", "5"]),
        ["a class below all"] = (b => b["target"].As<long>()[2] = -7, ["'loss' (CrossEntropy)", "-7"]),
        ["targets left out"] = (b => b.Remove("target"), ["'case' needs its input 'target'"]),
        ["fewer targets than rows"] = (b => b["target"] = new(DType.Int64, 2), ["'N' is 3 elsewhere in these inputs and cannot be 2"]),
    };

    private static readonly Dictionary<string, (Action<Dictionary<string, HostTensor>> Spoil, string[] Words)> InOutputs = new()
    {
        ["an output that there is not"] = (o => o["score"] = new(DType.Float32, Rows, 5), ["'case' has no output 'score'", "'scores', 'loss'"]),
        ["an output of another size"] = (o => o["scores"] = new(DType.Float32, 2, 5), ["The output 'scores' of 'case' is Float32[3, 5]", "Float32[2, 5]"]),
        ["an output of another element"] = (o => o["scores"] = new(DType.Float64, Rows, 5), ["The output 'scores' of 'case'", "Float64[3, 5]"]),
    };

    private static readonly Dictionary<string, (Action<Dictionary<string, HostTensor>> Spoil, string[] Words)> InGradients = new()
    {
        ["a frozen parameter"] = (g => g["conv.bias"] = new(DType.Float32, 9), ["no gradient 'conv.bias' of 'case'"]),
        ["a statistic"] = (g => g["bn.running_mean"] = new(DType.Float32, 9), ["no gradient 'bn.running_mean' of 'case'"]),
        ["an input of whole numbers"] = (g => g["words"] = new(DType.Int64, Rows, 2), ["no gradient 'words' of 'case'"]),
        ["a name that there is not"] = (g => g["fc.weights"] = new(DType.Float32, 1), ["no gradient 'fc.weights' of 'case'"]),
        ["a gradient of another size"] = (g => g["fc.bias"] = new(DType.Float32, 4), ["The gradient 'fc.bias' of 'case' is Float32[5]", "Float32[4]"]),
        ["a gradient of another element"] = (g => g["x"] = new(DType.Float64, Rows, 3, 5, 4), ["The gradient 'x' of 'case'", "Float64[3, 3, 5, 4]"]),
    };

    public static TheoryData<string, string> Batches => Rowwise(InBatches.Keys);

    public static TheoryData<string, string> Steps => Rowwise(InBatches.Keys.Concat(InTargets.Keys));

    public static TheoryData<string, string> Outputs => Rowwise(InOutputs.Keys);

    public static TheoryData<string, string> Gradients => Rowwise(InGradients.Keys);

    public static TheoryData<string> Engines => [.. EnginesUnderTest.Names];

    private static Model Model => Classifier.In(DType.Float32);

    [Theory]
    [MemberData(nameof(Batches))]
    public void A_batch_that_does_not_fit_is_refused_and_the_next_one_runs(string engine, string mistake) =>
        AssertRefused(engine, InBatches[mistake].Words, session =>
        {
            var inputs = Model.Values(0);
            inputs.Remove("target");
            InBatches[mistake].Spoil(inputs);
            session.Forward(inputs, new Dictionary<string, HostTensor> { ["scores"] = new(DType.Float32, Rows, 5) });
        });

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_on_a_batch_that_does_not_fit_is_refused_and_changes_nothing(string engine, string mistake)
    {
        var (spoil, words) = InBatches.TryGetValue(mistake, out var found) ? found : InTargets[mistake];
        AssertRefused(engine, words, session => session.TrainStep(Spoilt(Model.Values(0), spoil), Running.Rate));
        AssertRefused(engine, words, session => session.Gradients(Spoilt(Model.Values(0), spoil), Model.Gradients(0)));
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void An_output_that_cannot_be_filled_is_refused_and_the_next_one_is_filled(string engine, string mistake) => AssertRefused(
        engine, InOutputs[mistake].Words, session => session.Forward(Model.Values(0), Spoilt(Model.Outputs(0), InOutputs[mistake].Spoil)));

    [Theory]
    [MemberData(nameof(Gradients))]
    public void A_gradient_that_cannot_be_filled_is_refused_and_the_next_one_is_filled(string engine, string mistake) => AssertRefused(
        engine, InGradients[mistake].Words, session => session.Gradients(Model.Values(0), Spoilt(Model.Gradients(0), InGradients[mistake].Spoil)));

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_session_that_only_runs_refuses_to_learn_and_runs_on(string engine)
    {
        using var session = Model.Compile(engine, rule: null);
        foreach (var ask in new Action[]
        {
            () => session.TrainStep(Model.Values(0), Running.Rate), () => session.Gradients(Model.Values(0), Model.Gradients(0)), () => session.GetState(),
        })
        {
            var message = Assert.Throws<InvalidOperationException>(ask).Message;
            Assert.Contains("'case' only runs forward", message, StringComparison.Ordinal);
            Assert.Contains("SessionOptions.Training", message, StringComparison.Ordinal);
        }

        var outputs = Model.Outputs(0);
        session.Forward(Model.Values(0), outputs);
        Comparison.AssertNear(Model.Forward(engine)[0], Comparison.Numbers(outputs), 0, "after what was refused");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_session_that_is_disposed_says_so_whatever_it_is_asked(string engine)
    {
        var session = Model.Compile(engine, Running.Rule);
        var state = session.GetState();
        session.Dispose();
        session.Dispose();

        Assert.Throws<ObjectDisposedException>(() => session.Forward(Model.Values(0), Model.Outputs(0)));
        Assert.Throws<ObjectDisposedException>(() => session.TrainStep(Model.Values(0), Running.Rate));
        Assert.Throws<ObjectDisposedException>(() => session.Gradients(Model.Values(0), Model.Gradients(0)));
        Assert.Throws<ObjectDisposedException>(() => session.GetWeights());
        Assert.Throws<ObjectDisposedException>(() => session.GetWeights(averaged: true));
        Assert.Throws<ObjectDisposedException>(() => session.GetState());
        Assert.Throws<ObjectDisposedException>(() => session.SetState(state));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void What_cannot_be_compiled_is_refused_by_name(string engine)
    {
        var (network, weights) = (Model.Network, NamedValues.Weights("mistakes", Model.Network));
        var options = new SessionOptions { Sizes = Classifier.Planned, Training = Running.Rule, Threads = 1 };
        var fewer = new WeightSet(weights.Where(w => w.Key != "fc.bias"));
        var misshapen = new WeightSet(weights.Where(w => w.Key != "fc.bias").Append(KeyValuePair.Create("fc.bias", Weight.Of([4], [1, 2, 3, 4]))));

        Refused<ArgumentException>("dimension 'N' in its input 'x'", weights, options with { Sizes = new Dictionary<string, int>() });
        Refused<ArgumentException>("SessionOptions.Sizes['N'] for 'case' has to be 1 or more, but is 0", weights, options with { Sizes = Sizes(0) });
        Refused<NetworkException>("'case' has no output 'losses' to train", weights, options with { Loss = "losses" });
        Refused<NetworkException>("'scores' of 'case' has to be a single number", weights, options with { Loss = "scores" });
        Refused<NetworkException>("fc.bias", fewer, options);
        Refused<NetworkException>("fc.bias", misshapen, options);
        Refused<ArgumentOutOfRangeException>("Sgd.Momentum", weights, options with { Training = new TrainingRule { Optimizer = new Sgd { Momentum = 1 } } });

        void Refused<TError>(string named, WeightSet given, SessionOptions with)
            where TError : Exception => Assert.Contains(
            named, Assert.Throws<TError>(() => EnginesUnderTest.Make(engine).Compile(network, given, with)).Message, StringComparison.Ordinal);

        static Dictionary<string, int> Sizes(int rows) => new() { ["N"] = rows };
    }

    /// <summary>Asks something wrong between two steps and compares with a session that was not asked.</summary>
    private static void AssertRefused(string engine, string[] words, Action<ISession> ask)
    {
        using var undisturbed = Model.Compile(engine, Running.Rule, threads: 2);
        using var session = Model.Compile(engine, Running.Rule, threads: 2);
        Assert.Equal(Step(undisturbed, 0), Step(session, 0));

        var message = Assert.Throws<ArgumentException>(() => ask(session)).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));

        Assert.Equal(Scores(undisturbed), Scores(session));
        Assert.Equal(Step(undisturbed, 1), Step(session, 1));
        SessionTests.AssertSameBits(undisturbed.GetWeights(), session.GetWeights());
    }

    private static double Step(ISession session, int call) => session.TrainStep(Model.Values(call), Running.Rate);

    private static float[] Scores(ISession session)
    {
        var outputs = Model.Outputs(0);
        session.Forward(Model.Values(0), outputs);
        return outputs["scores"].As<float>().ToArray();
    }

    private static Dictionary<string, HostTensor> Spoilt(Dictionary<string, HostTensor> tensors, Action<Dictionary<string, HostTensor>> spoil)
    {
        spoil(tensors);
        return tensors;
    }

    private static void Resize(Dictionary<string, HostTensor> batch, int rows)
    {
        foreach (var (name, tensor) in batch)
        {
            batch[name] = new HostTensor(tensor.Element, [rows, .. tensor.Dims.Skip(1)]);
        }
    }

    private static TheoryData<string, string> Rowwise(IEnumerable<string> mistakes)
    {
        var rows = new TheoryData<string, string>();
        foreach (var engine in EnginesUnderTest.Names)
        {
            foreach (var mistake in mistakes)
            {
                rows.Add(engine, mistake);
            }
        }

        return rows;
    }
}
