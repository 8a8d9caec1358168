using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Hosting;

/// <summary>Named options and settings of a context.</summary>
public sealed class OptionTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Settings_have_ML_NETs_defaults()
    {
        Assert.False(_ml.FallbackToCpu);
        Assert.Null(_ml.GpuDeviceId);
        Assert.Equal(Path.GetTempPath(), _ml.TempFilePath);
        _ml.GpuDeviceId = 3;
        _ml.FallbackToCpu = true;
        _ml.TempFilePath = "elsewhere";
        Assert.Equal(3, _ml.GpuDeviceId);
        Assert.True(_ml.FallbackToCpu);
        Assert.Equal("elsewhere", _ml.TempFilePath);
    }

    [Fact]
    public void Options_are_added_set_read_and_removed()
    {
        Assert.True(_ml.TryAddOption("a", 1));
        Assert.False(_ml.TryAddOption("a", 2));
        Assert.True(_ml.TryGetOption<int>("a", out var value));
        Assert.Equal(1, value);
        _ml.SetOption("a", 3);
        Assert.Equal(3, _ml.GetOptionOrDefault<int>("a"));
        Assert.True(_ml.RemoveOption("a"));
        Assert.False(_ml.RemoveOption("a"));
        Assert.False(_ml.TryGetOption<int>("a", out _));
    }

    [Fact]
    public void An_option_that_is_not_there_is_stored_as_the_default()
    {
        Assert.Equal(0, _ml.GetOptionOrDefault<int>("b"));
        Assert.True(_ml.TryGetOption<int>("b", out _));
        Assert.False(_ml.TryGetOption<string>("b", out _));
        Assert.Throws<InvalidCastException>(() => _ml.GetOptionOrDefault<string>("b"));
    }

    [Fact]
    public void Names_must_not_be_blank()
    {
        Assert.Throws<ArgumentNullException>(() => _ml.SetOption(" ", 1));
        Assert.Throws<ArgumentNullException>(() => _ml.TryAddOption("", 1));
        Assert.Throws<ArgumentNullException>(() => _ml.TryGetOption<int>(null!, out _));
        Assert.Throws<ArgumentNullException>(() => _ml.RemoveOption(null!));
        Assert.Throws<ArgumentNullException>(() => _ml.GetOptionOrDefault<int>(null!));
    }
}
