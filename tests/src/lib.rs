//! What the tests share: a table in process, a small city, people who act in it.

pub mod accounts;
pub mod city;
pub mod dynamo;
pub mod fakes;
pub mod people;
pub mod viber;
