using FsCheck;
using FsCheck.Fluent;

namespace Monitoring.Alarms.Tests;

public sealed class RepeatWindowTests
{
    private readonly RepeatWindow _window = new();

    [Fact]
    public void Contains_AmongTheLast256_Repeat()
    {
        for (var seq = 10; seq < 10 + RepeatWindow.Size; seq++)
        {
            _window.Add(seq, 1);
        }

        Assert.True(_window.Contains(10, 1));
        _window.Add(10 + RepeatWindow.Size, 1);
        Assert.False(_window.Contains(10, 1));
        Assert.True(_window.Contains(11, 1));
    }

    [Fact]
    public void Contains_SameNumberOtherContent_IsARepeatAllTheSame()
    {
        _window.Add(50, 1);
        Assert.True(_window.Contains(50, 2));
    }

    [Fact]
    public void Contains_FirstNumberWithOtherContent_CountsAnew()
    {
        _window.Add(1, 1);
        _window.Add(2, 1);
        Assert.True(_window.Contains(1, 1));
        Assert.False(_window.Contains(1, 2));
    }

    [Fact]
    public void Add_FarBelow_CountsAnewFromThere()
    {
        _window.Add(1000, 1);
        _window.Add(1000 - RepeatWindow.Size, 1);
        Assert.Equal(1000 - RepeatWindow.Size, _window.Last);
        Assert.False(_window.Contains(1000, 1));
    }

    [Fact]
    public void Contains_AnyOrderOfDelivery_NothingIsARepeatThatDidNotComeBefore() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(2, 700).ArrayOf(400).ToArbitrary(), static numbers =>
        {
            var window = new RepeatWindow();
            var came = new HashSet<long>();
            return numbers.All(number =>
            {
                long seq = number;
                var good = !window.Contains(seq, (ulong)seq) || came.Contains(seq);
                window.Add(seq, (ulong)seq);
                came.Add(seq);
                return good;
            });
        }));

    [Fact]
    public void Add_GreatestNumbers_StillRemembered()
    {
        _window.Add(long.MaxValue - 1, 1);
        _window.Add(long.MaxValue, 1);
        Assert.True(_window.Contains(long.MaxValue - 1, 1));
        Assert.True(_window.Contains(long.MaxValue, 1));
    }

    [Fact]
    public void Read_WhatWasWritten_SameWindow()
    {
        _window.Add(5, 50);
        _window.Add(9, 90);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        _window.Write(writer);
        stream.Position = 0;

        var read = RepeatWindow.Read(new BinaryReader(stream));

        Assert.Equal(9, read.Last);
        Assert.True(read.Contains(5, 50));
        Assert.True(read.Contains(9, 90));
        Assert.False(read.Contains(6, 0));
    }
}
